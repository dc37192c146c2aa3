package broken.award;

import org.springframework.context.ApplicationContext;

class AsksSpring {
    ApplicationContext context;
}
