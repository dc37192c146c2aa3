package stipend.e2e;

import stipend.batch.Progress;

/** Nobody watches. */
final class Silent {
    static final Progress PROGRESS = new Progress() {
        @Override
        public Task begin(String name, long steps) {
            return new Task() {
                @Override
                public void step(String note) {}

                @Override
                public void close() {}
            };
        }

        @Override
        public void say(String line) {}
    };

    private Silent() {}
}
