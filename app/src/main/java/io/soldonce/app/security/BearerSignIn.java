package io.soldonce.app.security;

import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/// A program that showed the admin token.
final class BearerSignIn extends AbstractAuthenticationToken {
    private final String actor;

    BearerSignIn(String actor) {
        super(AuthorityUtils.createAuthorityList("ROLE_OWNER"));
        this.actor = actor;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return actor;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BearerSignIn that && super.equals(other) && actor.equals(that.actor);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), actor);
    }
}
