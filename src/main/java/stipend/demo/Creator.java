package stipend.demo;

import java.util.List;

/** A row of creators.csv. */
record Creator(String id, String displayName, String status, String joinedOn) {
    Creator suspended() {
        return new Creator(id, displayName, "suspended", joinedOn);
    }

    List<String> fields() {
        return List.of(id, displayName, status, joinedOn);
    }
}
