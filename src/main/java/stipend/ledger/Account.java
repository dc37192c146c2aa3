package stipend.ledger;

import java.util.Arrays;

/**
 * Where money lies (SPEC §5). A posting above zero brings money into the account, one below zero takes it out; so what
 * a creator is due is a balance above zero, and what a program has awarded so far is one below.
 */
public sealed interface Account {

    /** As the SPEC spells it, and as it is stored: {@code creator:ID:payable}. */
    String path();

    /** A program's awards come from here. */
    record Program(String id) implements Account {
        @Override
        public String path() {
            return "platform:program:" + id;
        }
    }

    /** One of a creator's accounts. */
    record Creator(String id, Part part) implements Account {
        @Override
        public String path() {
            return "creator:" + id + part.ending();
        }
    }

    /** The parts of a creator's money. */
    enum Part {
        /** What is due to him; below zero when he owes. */
        PAYABLE,
        /** What a hold caught. */
        HELD,
        /** Net amounts that the bank sent back. */
        RETURNED;

        private String ending() {
            return switch (this) {
                case PAYABLE -> ":payable";
                case HELD -> ":held";
                case RETURNED -> ":returned";
            };
        }
    }

    /** Accounts of which there is one. */
    enum Single implements Account {
        TAX_WITHHELD("tax:withheld"),
        CLEARING_BANK("clearing:bank"),
        RECOVERED("platform:recovered");

        private final String path;

        Single(String path) {
            this.path = path;
        }

        @Override
        public String path() {
            return path;
        }
    }

    static Account payable(String creatorId) {
        return new Creator(creatorId, Part.PAYABLE);
    }

    static Account held(String creatorId) {
        return new Creator(creatorId, Part.HELD);
    }

    static Account returned(String creatorId) {
        return new Creator(creatorId, Part.RETURNED);
    }

    /**
     * The account of that path. Ids may hold colons: what stands between the known beginning and end is the id.
     *
     * @throws IllegalArgumentException if no account has such a path
     */
    static Account at(String path) {
        if (path.startsWith("platform:program:")) {
            return new Program(path.substring("platform:program:".length()));
        }
        return path.startsWith("creator:") ? creatorAt(path) : singleAt(path);
    }

    private static Account creatorAt(String path) {
        for (var part : Part.values()) {
            if (path.endsWith(part.ending())
                    && path.length() > "creator:".length() + part.ending().length()) {
                return new Creator(
                        path.substring(
                                "creator:".length(),
                                path.length() - part.ending().length()),
                        part);
            }
        }
        throw new IllegalArgumentException("no account is named " + path);
    }

    private static Account singleAt(String path) {
        return Arrays.stream(Single.values())
                .filter(single -> single.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account is named " + path));
    }
}
