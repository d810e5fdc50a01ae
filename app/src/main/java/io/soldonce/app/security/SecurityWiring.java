package io.soldonce.app.security;

import io.soldonce.app.boot.AdminToken;
import jakarta.servlet.DispatcherType;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Two doors: with an `Authorization` header, stateless and by token; without one, by session and with a token in every form.
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:web.properties")
public class SecurityWiring {
    private static final String[] OPEN = {"/actuator/health", SignedOut.SIGN_IN, "/console.css", "/console.js", "/favicon.svg"};
    /// Marketplaces prove themselves by what they sign.
    private static final String SIGNED = "/webhooks/**";
    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, AdminToken token, Problems problems, SignedOut signedOut) {
        return common(http, signedOut)
                .securityMatcher(request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(new BearerFilter(token, problems), AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http, SignedOut signedOut) {
        return common(http, signedOut)
                .csrf(csrf -> csrf.ignoringRequestMatchers(SIGNED))
                .formLogin(form -> form.loginPage(SignedOut.SIGN_IN).defaultSuccessUrl("/", true).failureUrl(SignedOut.SIGN_IN + "?wrong"))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl(SignedOut.SIGN_IN + "?out"))
                .build();
    }

    private static HttpSecurity common(HttpSecurity http, SignedOut signedOut) {
        return http
                .authorizeHttpRequests(requests -> requests
                        // the first dispatch was looked at; the second one only finishes it
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                        .requestMatchers(OPEN).permitAll()
                        .requestMatchers(SIGNED).permitAll()
                        .anyRequest().authenticated())
                .exceptionHandling(trouble -> trouble.authenticationEntryPoint(signedOut).accessDeniedHandler(signedOut))
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginOpenerPolicy(policy -> policy.policy(
                                CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(
                                CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()")));
    }

    @Bean
    UserDetailsService owner(AdminToken token) {
        return new InMemoryUserDetailsManager(User.withUsername("owner").password(token.value()).roles("OWNER").build());
    }

    @Bean
    PasswordEncoder sameText() {
        return new SameText();
    }

    @Bean
    CookieSameSiteSupplier strictCookies() {
        return CookieSameSiteSupplier.ofStrict();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> earlyRefusals() {
        return server -> server.addContextCustomizers(
                context -> ((StandardHost) context.getParent()).setErrorReportValveClass(EarlyRefusal.class.getName()));
    }

    /// PostgreSQL can not store U+0000, so it is not let in by a parameter either.
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
        firewall.setAllowedParameterNames(name -> name.indexOf('\0') < 0);
        return firewall;
    }
}
