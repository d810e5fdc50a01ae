package io.soldonce.sandbox.web;

import java.util.Locale;
import java.util.Map;

import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/// HTML from Thymeleaf templates, which escape what they are given.
public final class Pages {
    private final TemplateEngine engine = new TemplateEngine();

    /// @param folder on the class path, for example `sandbox/tcgplayer`; its templates are `*.html`
    public Pages(String folder) {
        var resolver = new ClassLoaderTemplateResolver(Pages.class.getClassLoader());
        resolver.setPrefix(folder + "/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
    }

    /// @param model values by name; give maps and lists, which templates can read
    public Answer page(int status, String template, Map<String, ?> model) {
        var context = new Context(Locale.US);
        model.forEach(context::setVariable);
        return Answer.html(status, engine.process(template, context));
    }
}
