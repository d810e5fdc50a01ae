package io.soldonce.app.console;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The one page that is there for everybody.
@Controller
class SignInPage {
    @GetMapping("/sign-in")
    String signIn(@RequestParam(required = false) String wrong, @RequestParam(required = false) String out, Model model) {
        model.addAttribute("wrong", wrong != null);
        model.addAttribute("out", out != null);
        return "sign-in";
    }
}
