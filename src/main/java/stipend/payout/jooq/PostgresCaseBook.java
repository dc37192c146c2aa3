package stipend.payout.jooq;

import static stipend.jooq.Tables.CASE_EVIDENCE;
import static stipend.jooq.Tables.CASE_FILE;
import static stipend.jooq.Tables.CASE_MODEL;
import static stipend.jooq.Tables.CASE_RECOVERY;
import static stipend.jooq.Tables.CASE_STEP;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import stipend.fault.InputFault;
import stipend.jooq.tables.records.CaseEvidenceRecord;
import stipend.jooq.tables.records.CaseFileRecord;
import stipend.jooq.tables.records.CaseModelRecord;
import stipend.jooq.tables.records.CaseRecoveryRecord;
import stipend.jooq.tables.records.CaseStepRecord;
import stipend.ledger.Account;
import stipend.payout.Adjustment;
import stipend.payout.CaseBook;
import stipend.payout.CaseFile;
import stipend.payout.CaseFile.Claimed;
import stipend.payout.CaseFile.Evidence;
import stipend.payout.CaseFile.Recovery;
import stipend.payout.CaseFile.Status;
import stipend.payout.CaseFile.Turn;
import stipend.payout.Step;
import stipend.text.CodePoints;

/** Cases in PostgreSQL, their evidence in a folder. */
public final class PostgresCaseBook implements CaseBook {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final DSLContext sql;
    private final OrderRows orders;
    private final Commands commands;
    private final EvidenceFolder evidence;

    /** @param evidence where copies of evidence are kept */
    public PostgresCaseBook(DSLContext sql, TransactionOperations transactions, Path evidence) {
        this.sql = sql;
        this.orders = new OrderRows(sql);
        this.commands = new Commands(sql, transactions);
        this.evidence = new EvidenceFolder(evidence);
    }

    @Override
    public boolean open(String caseId, String title, Step step) {
        if (!ID.matcher(caseId).matches()) {
            throw new InputFault("--case \"" + caseId
                    + "\" is no case id: use up to 64 letters, digits, dots, dashes and underscores");
        }
        if (title.isBlank()) {
            throw new InputFault("--title is empty: say what the case is about");
        }
        return commands.run(() -> {
            var before = find(caseId);
            before.ifPresent(file -> requireTitle(file, title.strip()));
            if (before.isEmpty()) {
                sql.executeInsert(new CaseFileRecord(caseId, title.strip(), step.by(), RunRows.utc(step.at())));
                insert(caseId, 1, Status.OPEN, step);
            }
            return before.isEmpty();
        });
    }

    private static void requireTitle(CaseFile file, String title) {
        if (!file.title().equals(title)) {
            throw new InputFault("case " + file.id() + " is there already, \"" + file.title() + "\", opened by "
                    + file.opened().by() + "; give this one another id");
        }
    }

    private CaseFile existing(String caseId) {
        return find(caseId).orElseThrow(() -> OrderRows.noCase(caseId, orders.cases()));
    }

    @Override
    public int add(String caseId, List<Claimed> models, Step step) {
        return commands.run(() -> {
            var file = existing(caseId);
            var fresh = models.stream().filter(model -> isNew(file, model)).toList();
            sql.batchInsert(fresh.stream()
                            .map(model -> new CaseModelRecord(
                                    caseId,
                                    model.modelId(),
                                    model.claimantId(),
                                    model.weight(),
                                    step.by(),
                                    RunRows.utc(step.at())))
                            .toList())
                    .execute();
            return fresh.size();
        });
    }

    private static boolean isNew(CaseFile file, Claimed model) {
        var before = file.models().stream()
                .filter(other -> other.modelId().equals(model.modelId()))
                .findFirst();
        before.filter(other -> !other.claimantId().equals(model.claimantId())
                        || other.weight().compareTo(model.weight()) != 0)
                .ifPresent(other -> {
                    throw new InputFault("case " + file.id() + " has model " + other.modelId()
                            + " already, claimed by " + other.claimantId() + " with weight "
                            + other.weight().stripTrailingZeros().toPlainString() + "; nothing was added");
                });
        return before.isEmpty();
    }

    @Override
    public boolean register(String caseId, Path file, String wording, Step step) {
        if (wording.isBlank()) {
            throw new InputFault("--statement is empty: say what the file shows");
        }
        return commands.run(() -> {
            var before = existing(caseId);
            var kept = evidence.copy(file);
            TransactionSynchronizationManager.registerSynchronization(kept);
            if (before.evidence().stream().anyMatch(other -> other.sha256().equals(kept.sha256()))) {
                return false;
            }
            sql.executeInsert(new CaseEvidenceRecord(
                    caseId,
                    kept.sha256(),
                    String.valueOf(file.getFileName()),
                    kept.bytes(),
                    wording.strip(),
                    step.by(),
                    RunRows.utc(step.at())));
            return true;
        });
    }

    @Override
    public boolean turn(String caseId, Status status, Step step) {
        return commands.run(() -> {
            var file = existing(caseId);
            if (file.status() == status) {
                return false;
            }
            insert(caseId, file.steps().size() + 1, status, step);
            return true;
        });
    }

    private void insert(String caseId, int number, Status status, Step step) {
        sql.executeInsert(
                new CaseStepRecord(caseId, number, status.word(), step.by(), RunRows.utc(step.at()), step.note()));
    }

    @Override
    public int recover(String caseId, Recovery recovery) {
        return commands.run(() -> {
            var file = existing(caseId);
            var before = file.recoveries().stream()
                    .filter(other -> other.reference().equals(recovery.reference()))
                    .findFirst();
            if (before.isPresent()) {
                requireSame(file, before.get(), recovery);
                return 0;
            }
            insert(caseId, recovery);
            return share(file, recovery);
        });
    }

    private static void requireSame(CaseFile file, Recovery before, Recovery now) {
        if (before.amount().compareTo(now.amount()) != 0 || !before.currency().equals(now.currency())) {
            throw new InputFault("case " + file.id() + " has shared "
                    + before.amount().toPlainString() + " " + before.currency() + " under the reference "
                    + before.reference() + " before; nothing was shared");
        }
    }

    private void insert(String caseId, Recovery recovery) {
        sql.executeInsert(new CaseRecoveryRecord(
                caseId,
                recovery.reference(),
                recovery.amount(),
                recovery.currency().getCurrencyCode(),
                recovery.origin().toString(),
                recovery.recorded().by(),
                RunRows.utc(recovery.recorded().at())));
    }

    private int share(CaseFile file, Recovery recovery) {
        int digits = recovery.currency().getDefaultFractionDigits();
        var shares = file.share(recovery.amount(), digits);
        shares.values().removeIf(amount -> amount.signum() == 0);
        shares.forEach((model, amount) -> orders.insert(
                new Adjustment.Content(
                        Adjustment.Why.RECOVERY,
                        model.claimantId(),
                        amount,
                        recovery.currency(),
                        Account.Single.RECOVERED,
                        recovery.origin(),
                        "recovered for " + model.modelId() + ", " + recovery.reference(),
                        file.id(),
                        model.modelId()),
                recovery.recorded()));
        return shares.size();
    }

    @Override
    public List<CaseFile> all() {
        return orders.cases().stream()
                .sorted(CodePoints.ORDER)
                .flatMap(id -> find(id).stream())
                .toList();
    }

    @Override
    public Optional<CaseFile> find(String caseId) {
        return sql.selectFrom(CASE_FILE)
                .where(CASE_FILE.CASE_ID.eq(caseId))
                .fetchOptional(row -> new CaseFile(
                        row.getCaseId(),
                        row.getTitle(),
                        new Step(row.getOpenedBy(), row.getOpenedAt().toInstant(), null),
                        turns(caseId),
                        models(caseId),
                        evidence(caseId),
                        recoveries(caseId)));
    }

    private List<Turn> turns(String caseId) {
        return sql.selectFrom(CASE_STEP)
                .where(CASE_STEP.CASE_ID.eq(caseId))
                .orderBy(CASE_STEP.NUMBER)
                .fetch(row -> new Turn(
                        Status.of(row.getStatus()),
                        new Step(row.getBy(), row.getAt().toInstant(), row.getNote())));
    }

    private List<Claimed> models(String caseId) {
        return sql
                .selectFrom(CASE_MODEL)
                .where(CASE_MODEL.CASE_ID.eq(caseId))
                .fetch(row -> new Claimed(row.getModelId(), row.getClaimantId(), row.getWeight()))
                .stream()
                .sorted((a, b) -> CodePoints.ORDER.compare(a.modelId(), b.modelId()))
                .toList();
    }

    private List<Evidence> evidence(String caseId) {
        return sql.selectFrom(CASE_EVIDENCE)
                .where(CASE_EVIDENCE.CASE_ID.eq(caseId))
                .orderBy(CASE_EVIDENCE.REGISTERED_AT, CASE_EVIDENCE.SHA256)
                .fetch(row -> new Evidence(
                        row.getSha256(),
                        row.getFileName(),
                        row.getBytes(),
                        row.getWording(),
                        new Step(row.getRegisteredBy(), row.getRegisteredAt().toInstant(), null)));
    }

    private List<Recovery> recoveries(String caseId) {
        return sql.selectFrom(CASE_RECOVERY)
                .where(CASE_RECOVERY.CASE_ID.eq(caseId))
                .orderBy(CASE_RECOVERY.RECORDED_AT, CASE_RECOVERY.REFERENCE)
                .fetch(row -> new Recovery(
                        row.getReference(),
                        row.getAmount(),
                        Currency.getInstance(row.getCurrency()),
                        YearMonth.parse(row.getOrigin()),
                        new Step(row.getRecordedBy(), row.getRecordedAt().toInstant(), null)));
    }
}
