package broken.batch;

import broken.usage.jooq.Inside;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WiresTheInside {
    Inside inside() {
        return new Inside();
    }
}
