package stipend.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import stipend.fault.InputFault;
import stipend.notice.Notices;

@Command(
        name = "notify",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Tells people outside, by a signed webhook or by mail, of a failure, of missing",
            "deliveries and of a payout run that waits. nightly, monthly and serve do so by",
            "themselves; who is told stands in notices.yaml:",
            "",
            "  webhook: {url: https://ops.example.org/stipend, secret_file: /etc/stipend.hook}",
            "  mail: {server: smtp://me@mail.example.org:587, password_file: /etc/stipend.mail,",
            "         from: stipend@example.org, to: \"finance@example.org, ops@example.org\"}",
            "",
            "STIPEND_HOOK_SECRET and STIPEND_MAIL_PASSWORD stand for the two files."
        },
        subcommands = NotifyCommand.Test.class)
final class NotifyCommand extends CommandGroup {
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description =
                    "Sends a notice that says it is only a test, and tells who took it (exit 1: somebody did not).")
    static final class Test implements Callable<Integer> {
        @ParentCommand
        private @Nullable NotifyCommand group;

        @Mixin
        private NoticeOptions options = new NoticeOptions();

        @Option(names = "--dry-run", description = "Only read the file and say who would be told")
        private boolean dryRun;

        @Override
        public Integer call() {
            var top = Parent.of(group).top();
            var notices = options.notices();
            if (notices.channels().isEmpty()) {
                throw new InputFault("nobody is told: write notices.yaml, or name another with --notices");
            }
            if (dryRun) {
                say(top, "would be told: ", notices);
                return 0;
            }
            if (!new Telling(notices, top::warn).test()) {
                return 1;
            }
            say(top, "told: ", notices);
            return 0;
        }

        private static void say(StipendCommand top, String what, Notices notices) {
            notices.channels().forEach(channel -> top.out().println(what + channel));
        }
    }
}
