package stipend.demo;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Names in the two languages of the community, some of them such as only people think of. */
final class Names {
    private static final List<String> CREATORS = List.of(
            "青山绘社",
            "Mira Okafor",
            "林中小鹿",
            "Studio Halcyon",
            "墨白",
            "Jonas Weber",
            "云起工作室",
            "=Nova=",
            "夜航船",
            "Ana Lucía",
            "北纬三十度",
            "Pixel & Sons, Ltd",
            "阿狸",
            "@lumen",
            "半夏",
            "Tomasz Żółw",
            "造物主的猫",
            "İpek",
            "长安旧梦",
            "Kestrel",
            "蓝鲸实验室",
            "-zero-",
            "橘子汽水",
            "Freya \"Frey\" Lind",
            "新来的小王");
    private static final List<String> FIRST = List.of(
            "水墨",
            "赛博",
            "Soft",
            "Neon",
            "国风",
            "Velvet",
            "极简",
            "Northern",
            "复古",
            "Paper",
            "霓虹",
            "Quiet",
            "江南",
            "Iron",
            "琉璃",
            "Amber");
    private static final List<String> SECOND = List.of(
            "人像",
            "Interiors",
            "山水",
            "Mecha",
            "庭院",
            "Portraits",
            "机甲",
            "Skylines",
            "室内",
            "Ceramics",
            "少女",
            "Product Shots",
            "古建",
            "Dreams",
            "美食",
            "Runway");
    private static final Map<Integer, String> ODD = Map.of(
            3, "=SUM(A1:A9) 风格",
            8, "+Glow",
            16, "-Noir-",
            21, "@mecha_v2",
            26, "\"Quiet\", a portrait LoRA",
            40, "写实人像 v5.1, 商用版");

    private Names() {}

    static String ofCreator(int number) {
        return CREATORS.get(number - 1);
    }

    static String ofModel(int number, RandomGenerator random) {
        var first = FIRST.get(random.nextInt(FIRST.size()));
        var second = SECOND.get(random.nextInt(SECOND.size()));
        var blank = first.charAt(0) < 128 || second.charAt(0) < 128 ? " " : "";
        return ODD.getOrDefault(number, first + blank + second + " v" + (1 + number % 4));
    }
}
