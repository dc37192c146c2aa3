package stipend.demo;

import java.util.List;

/** A row of models.csv. */
record Model(
        String id,
        String creatorId,
        String name,
        String type,
        String vertical,
        boolean commercialUse,
        boolean exclusive,
        String publishedOn,
        String status,
        String splits) {
    Model ownedBy(String creator) {
        return new Model(id, creator, name, type, vertical, commercialUse, exclusive, publishedOn, status, splits);
    }

    Model delisted() {
        return new Model(
                id, creatorId, name, type, vertical, commercialUse, exclusive, publishedOn, "delisted", splits);
    }

    Model madeExclusive() {
        return new Model(id, creatorId, name, type, vertical, commercialUse, true, publishedOn, status, splits);
    }

    Model sharedBy(String shares) {
        return new Model(id, creatorId, name, type, vertical, commercialUse, exclusive, publishedOn, status, shares);
    }

    List<String> fields() {
        return List.of(
                id,
                creatorId,
                name,
                type,
                vertical,
                String.valueOf(commercialUse),
                String.valueOf(exclusive),
                publishedOn,
                status,
                splits);
    }
}
