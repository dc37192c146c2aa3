package stipend.contribution;

/** What was counted of a model, or of a creator over all his models, in a month. */
public sealed interface MonthRow permits ModelContribution, CreatorContribution {
    Metrics metrics();

    long uniqueUsers();

    int activeDays();
}
