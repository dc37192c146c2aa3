package stipend.e2e;

/** A month in which every way that money can take, or not take, is taken by somebody. */
final class ManyWays {
    static final String MONTH = "2026-03";

    private static final String PAYEES = """
        creator_id,legal_name,id_type,id_number,channel,account,bank_code,currency,tax_regime,country
        ann,Ann Example,id_card,1,bank,6222020200112233446,ICBC,CNY,,CN
        bo,Bo Example,id_card,2,bank,6222020200112233446,ICBC,CNY,cn_labour,CN
        cy,Cy Example,id_card,3,bank,6222020200112233446,ICBC,CNY,,CN
        ed,Ed Example,id_card,4,bank,6222020200112233446,ICBC,CNY,,CN
        """;

    private ManyWays() {}

    static void write(Platform platform) {
        var data = platform.data();
        LittleMonth.text(data.resolve("catalog/2026-03-01/creators.csv"), """
            creator_id,display_name,status,joined_on
            ann,Ann,active,2025-01-01
            bo,博,active,2025-02-01
            cy,Cy,suspended,2025-02-01
            di,Di,active,2025-02-01
            ed,Ed,active,2026-02-15
            fa,Fa,active,2025-02-01
            gu,Gu,active,2025-02-01
            """);
        LittleMonth.text(data.resolve("catalog/2026-03-01/models.csv"), """
            model_id,creator_id,name,type,vertical,commercial_use,exclusive,published_on,status,splits
            m1,ann,水墨,checkpoint,interior,true,true,2026-01-01,listed,
            m2,bo,Second,lora,interior,true,false,2026-01-01,listed,ann:33.3333|bo:66.6667
            m3,cy,Third,lora,interior,true,false,2026-01-01,listed,
            m4,di,Fourth,lora,fashion,true,false,2026-01-01,listed,
            m5,ed,Fifth,lora,,false,false,2026-01-01,listed,
            m6,fa,Sixth,lora,interior,true,false,2026-01-01,listed,
            m7,gu,Seventh,poses,,true,false,2026-01-01,delisted,
            """);
        LittleMonth.text(data.resolve("payees.csv"), PAYEES);
        LittleMonth.text(data.resolve("usage/2026-03-02/events.csv"), events("2026-03-02"));
        LittleMonth.text(platform.rules().resolve("2026-01.yaml"), """
            rules: Every way
            from: 2026-01
            currency: CNY
            programs:
              - id: pool
                title: {en: Pool, zh: 奖金池}
                eligible: status = 'listed' and (generations >= 3 or downloads >= 5) and vertical in ('interior', 'fashion')
                score: credited_generations + 5 * downloads
                multipliers:
                  - {id: exclusive, when: exclusive, by: 1.3}
                  - {id: fresh, when: "model_age_days between 0 and 30 and revenue / nullif(views, 0) > 1", by: 1.2}
                pool: {budget: 20000.00, leftover: redistribute}
                cap: {per_model: 9000.00}
              - id: points
                eligible: generations between 2 and 7
                score: generations
                pool: {budget: 1000.00}
                cap: {per_point: 1.25}
              - id: fund
                eligible: unique_users > 0
                score: unique_users
                pool: {budget: 10.00}
                cap: {per_creator: 3.50}
              - id: share
                title: {en: Revenue share, zh: 收入分成}
                eligible: commercial_use
                rate: {amount: 0.30 * revenue, budget: 1.00}
              - id: milestones
                tiers: {of: generations, pay: {4: 12.34, 8: 25.00}}
              - id: volume
                title: {en: Volume, zh: 产量奖励}
                per: creator
                tiers: {of: images, each: {0: 0.011, 10: 0.0225}}
            payout: {minimum: 20.00, tax: cn_platform, flat_rate: 0.125}
            """);
    }

    /** The month after it: the same usage, and bo is taxed otherwise. */
    static void goOn(Platform platform) {
        LittleMonth.text(platform.data().resolve("usage/2026-04-02/events.csv"), events("2026-04-02"));
        LittleMonth.text(platform.data().resolve("payees.csv"), PAYEES.replace("cn_labour", "flat"));
    }

    private static String events(String day) {
        var events = new StringBuilder(LittleMonth.EVENTS);
        generations(events, "m1", 8, 2);
        generations(events, "m2", 5, 3);
        generations(events, "m3", 4, 1);
        generations(events, "m4", 3, 1);
        generations(events, "m5", 2, 1);
        events.append("d1,2026-03-02T12:00:00+08:00,download,u1,m1,,\n");
        events.append("v1,2026-03-02T12:00:00+08:00,view,u1,m7,,\n");
        events.append("s1,2026-03-02T12:00:00+08:00,generation,fa,m6,,\n");
        events.append("x1,2026-03-02T12:00:00+08:00,dance,u1,m6,,\n");
        return events.toString().replace("2026-03-02", day);
    }

    /** Each by a user of its own, for 0.70. */
    private static void generations(StringBuilder events, String model, int count, int images) {
        for (int i = 1; i <= count; i++) {
            events.append(
                    "%s-%d,2026-03-02T10:00:00+08:00,generation,u%d,%s,%d,0.7\n".formatted(model, i, i, model, images));
        }
    }
}
