package stipend.cli;

import java.lang.reflect.Field;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Option;

/** An environment variable that is set to nothing stands for nothing: the option has its usual value, as without it. */
final class EmptyVariables implements IDefaultValueProvider {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:(\\w+):-(.*)}");

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        var option = argument.userObject() instanceof Field field ? field.getAnnotation(Option.class) : null;
        if (option == null) {
            return null;
        }
        var variable = VARIABLE.matcher(option.defaultValue());
        return variable.matches() && "".equals(System.getenv(variable.group(1))) ? variable.group(2) : null;
    }
}
