package stipend.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The house's rules by name, for the classes below one root package: the project's, or a test's broken house. */
record HouseRules(String root) {
    private static final String[] PURE = {"money", "award", "tax"};
    private static final String[] EXACT = {"money", "award", "tax", "ledger", "payout"};
    private static final Set<String> BINARY = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    Map<String, ArchRule> byName() {
        var rules = new TreeMap<String, ArchRule>();
        rules.put("imports point up the table", classes().should(pointUpTheTable()));
        rules.put("jooq sub-packages are their parents' inside", classes().should(keepJooqInside()));
        rules.put("only report uses POI", onlyReportUsesPoi());
        rules.put("pure packages know no Spring, no SQL, no files, no clock", pureStaysPure());
        rules.put("money passes through no binary floating point", exactStaysExact());
        rules.put("classes are named for what they are", namesSaySomething());
        rules.values().forEach(rule -> rule.allowEmptyShould(true));
        return rules;
    }

    private ArchCondition<JavaClass> pointUpTheTable() {
        return condition("use only what the table lets their package use", (type, events) -> {
            var user = Packages.within(root, type.getPackageName());
            type.getDirectDependenciesFromSelf().stream()
                    .filter(use -> !isGenerated(use.getTargetClass()))
                    .filter(use -> {
                        var used = Packages.within(root, use.getTargetClass().getPackageName());
                        return user != null
                                && used != null
                                && !Packages.mayUse(user, used)
                                && !Packages.mayKeepRows(type.getPackageName(), used);
                    })
                    .forEach(use -> violated(events, use));
        });
    }

    private ArchCondition<JavaClass> keepJooqInside() {
        return condition(
                "leave other packages' jooq sub-packages alone",
                (type, events) -> type.getDirectDependenciesFromSelf().stream()
                        .filter(use -> !mayEnter(type, use.getTargetClass()))
                        .forEach(use -> violated(events, use)));
    }

    /** The generated tables are open to every jooq sub-package; a jooq sub-package to its own parent and to wiring. */
    private boolean mayEnter(JavaClass type, JavaClass target) {
        var from = type.getPackageName();
        if (isGenerated(target)) {
            return isGenerated(type) || from.contains(".jooq");
        }
        var inside = target.getPackageName().indexOf(".jooq");
        return !target.getPackageName().startsWith(root + ".")
                || inside < 0
                || (from + ".").startsWith(target.getPackageName().substring(0, inside) + ".")
                || type.isAnnotatedWith("org.springframework.context.annotation.Configuration");
    }

    private boolean isGenerated(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(root + ".jooq.");
    }

    private ArchRule onlyReportUsesPoi() {
        return noClasses()
                .that(resideInAnyPackage(root + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(root + ".report.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.poi..");
    }

    private ArchRule pureStaysPure() {
        return noClasses()
                .that(resideInAnyPackage(below(PURE)).and(DescribedPredicate.not(resideInAnyPackage("..jooq.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "org.springframework..", "java.sql..", "javax.sql..", "org.jooq..", "org.duckdb..")
                        .or(resideInAnyPackage("java.nio.file.."))
                        .or(JavaClass.Predicates.equivalentTo(java.time.Clock.class)));
    }

    private ArchRule exactStaysExact() {
        return classes()
                .that(resideInAnyPackage(below(EXACT)))
                .should(condition("keep to exact numbers", (type, events) -> {
                    type.getFields().stream()
                            .filter(field -> isBinary(field.getRawType()))
                            .forEach(field -> events.add(SimpleConditionEvent.violated(type, field.getDescription())));
                    type.getCodeUnits().stream()
                            .filter(HouseRules::showsBinary)
                            .forEach(unit -> events.add(SimpleConditionEvent.violated(type, unit.getDescription())));
                    type.getCodeUnitCallsFromSelf().stream()
                            .filter(call -> isBinary(call.getTarget().getRawReturnType())
                                    || call.getTarget().getRawParameterTypes().stream()
                                            .anyMatch(HouseRules::isBinary))
                            .forEach(call -> events.add(SimpleConditionEvent.violated(type, call.getDescription())));
                }));
    }

    private ArchRule namesSaySomething() {
        return noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)(\\$.*)?");
    }

    private static boolean showsBinary(JavaCodeUnit unit) {
        return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                .anyMatch(HouseRules::isBinary);
    }

    private static boolean isBinary(JavaClass type) {
        return BINARY.contains(type.getBaseComponentType().getName());
    }

    private String[] below(String... packages) {
        return Arrays.stream(packages).map(name -> root + "." + name + "..").toArray(String[]::new);
    }

    private static void violated(ConditionEvents events, Dependency use) {
        events.add(SimpleConditionEvent.violated(use, use.getDescription()));
    }

    private static ArchCondition<JavaClass> condition(String should, BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(should) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }
}
