package stipend.demo;

import java.time.LocalDate;
import java.util.List;

/** One full catalog snapshot (SPEC §1). */
record Snapshot(LocalDate day, List<Creator> creators, List<Model> models, List<String> blockedUsers) {
    String creatorsCsv() {
        return Csv.table(
                "creator_id,display_name,status,joined_on",
                creators.stream().map(Creator::fields).toList());
    }

    String modelsCsv() {
        return Csv.table(
                "model_id,creator_id,name,type,vertical,commercial_use,exclusive,published_on,status,splits",
                models.stream().map(Model::fields).toList());
    }

    String blockedUsersCsv() {
        return Csv.table(
                "user_id,reason",
                blockedUsers.stream()
                        .map(user -> List.of(user, "bought clicks, proven"))
                        .toList());
    }

    List<Model> listedModels() {
        return models.stream().filter(model -> model.status().equals("listed")).toList();
    }
}
