package stipend.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Three delivered days of March 2024, small enough to be wrong in one place at a time. */
final class LittleMonth {
    static final String MONTH = "2024-03";

    /** What must not be seen outside payees.csv. */
    static final String ID_NUMBER = "110101199003074719";

    static final String ACCOUNT = "6222020200112233445";

    static final String EVENTS = "event_id,occurred_at,event_type,user_id,model_ids,quantity,amount\n";

    private LittleMonth() {}

    static void write(Platform platform) {
        var data = platform.data();
        text(data.resolve("catalog/2024-03-01/creators.csv"), """
            creator_id,display_name,status,joined_on
            ann,Ann,active,2023-01-01
            bo,博,active,2023-02-01
            """);
        text(data.resolve("catalog/2024-03-01/models.csv"), """
            model_id,creator_id,name,type,vertical,commercial_use,exclusive,published_on,status,splits
            m1,ann,First,checkpoint,interior,true,false,2023-01-01,listed,
            m2,bo,Second,lora,interior,true,true,2023-01-01,listed,ann:25|bo:75
            """);
        text(data.resolve("platform.csv"), "month,name,value\n2024-02,fund,1.00\n2024-03,fund,1000.00\n");
        text(data.resolve("payees.csv"), """
            creator_id,legal_name,id_type,id_number,channel,account,bank_code,currency,tax_regime,country
            ann,Ann Example,id_card,%s,bank,%s,ICBC,CNY,,CN
            """.formatted(ID_NUMBER, ACCOUNT));
        gzip(data.resolve("usage/2024-03-01/a.csv.gz"), EVENTS + """
            e1,2024-03-01T10:00:00+08:00,generation,u1,m1|m2,4,0.500000
            e2,2024-03-01T11:00:00+08:00,download,u2,m2,,
            e3,2024-03-01T12:00:00+08:00,dance,u2,m2,,
            """);
        text(data.resolve("usage/2024-03-02/b.ndjson"), """
            {"event_id":"e4","occurred_at":"2024-03-02T10:00:00Z","event_type":"generation","user_id":"u2","model_ids":["m1"]}
            """);
        text(data.resolve("usage/2024-03-03/c.csv"), EVENTS + "e5,2024-03-03T10:00:00+08:00,view,u3,m2,1,\n");
        rules(platform, "score: generations");
    }

    /** Rules whose one program has this line in it. */
    static void rules(Platform platform, String line) {
        text(platform.rules().resolve("2024-01.yaml"), """
            rules: A little pool
            from: 2024-01
            currency: CNY
            programs:
              - id: pool
                %s
                pool: {budget: fund}
            payout: {minimum: 10.00, tax: cn_labour}
            """.formatted(line));
    }

    static void text(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void gzip(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
