package io.soldonce.sandbox.ebay;

import static io.soldonce.sandbox.ebay.Seller.INVENTORY;
import static io.soldonce.sandbox.ebay.Seller.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tokens live two hours, reach as far as their scopes, and die with the seller's consent.
class SignInTest {
    private static final String REFRESH = "grant_type=refresh_token&refresh_token=refresh-1";
    private Seller seller;

    @BeforeEach
    void open() throws Exception {
        seller = Seller.open();
        seller.list("CARD-1", 1);
    }

    @AfterEach
    void close() {
        seller.close();
    }

    private int status() throws Exception {
        return seller.get(INVENTORY + "/inventory_item/CARD-1").status();
    }

    @Test
    void aTokenIsGoodForTwoHours() throws Exception {
        assertThat(seller.tokens(REFRESH).body().path("expires_in").asInt()).isEqualTo(7200);
        seller.clock.pass(Duration.ofSeconds(7199));
        assertThat(status()).isEqualTo(200);
        seller.clock.pass(Duration.ofSeconds(1));
        var late = seller.get(INVENTORY + "/inventory_item/CARD-1");
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.errorId()).isEqualTo(1001);
        seller.logIn();
        assertThat(status()).isEqualTo(200);
    }

    @Test
    void withoutATokenNobodySeesAnything() throws Exception {
        seller.token = null;
        assertThat(seller.get(ORDERS).errorId()).isEqualTo(1002);
        seller.token = "v^1.1#made-up";
        assertThat(seller.get(ORDERS).errorId()).isEqualTo(1001);
    }

    @Test
    void aTokenReachesAsFarAsItsScopes() throws Exception {
        var scope = Seller.form("https://api.ebay.com/oauth/api_scope/sell.inventory.readonly");
        seller.token = seller.tokens(REFRESH + "&scope=" + scope).body().path("access_token").asString();
        assertThat(status()).isEqualTo(200);
        var write = seller.put(INVENTORY + "/inventory_item/CARD-1", Seller.item("A card", 1));
        assertThat(write.status()).isEqualTo(403);
        assertThat(write.errorId()).isEqualTo(1100);
        assertThat(seller.get(ORDERS).status()).isEqualTo(403);
        assertThat(seller.tokens(REFRESH + "&scope=everything").body().path("error").asString()).isEqualTo("invalid_scope");
    }

    @Test
    void anApplicationTokenIsNoSeller() throws Exception {
        var reply = seller.tokens("grant_type=client_credentials").body();
        assertThat(reply.path("token_type").asString()).isEqualTo("Application Access Token");
        seller.token = reply.path("access_token").asString();
        assertThat(status()).isEqualTo(403);
    }

    @Test
    void aRevokedConsentEndsBothKindsOfToken() throws Exception {
        seller.knob("{'revokeTokens':true}");
        assertThat(status()).isEqualTo(401);
        assertThat(seller.tokens(REFRESH).status()).isEqualTo(400);
        assertThat(seller.tokens(REFRESH).body().path("error").asString()).isEqualTo("invalid_grant");
        assertThat(seller.tokens("grant_type=refresh_token&refresh_token=other").body().path("error").asString())
                .isEqualTo("invalid_grant");
        assertThat(seller.tokens("app:wrong", REFRESH).status()).isEqualTo(401);
    }

    @Test
    void aConsentIsGoodOnce() throws Exception {
        var code = seller.post(seller.door("/consents"), "{}").body().path("code").asString();
        var form = "grant_type=authorization_code&redirect_uri=here&code=" + Seller.form(code);
        assertThat(seller.tokens(form).body().path("refresh_token").asString()).isEqualTo("refresh-1");
        assertThat(seller.tokens(form).body().path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void theSellerIsNamedAndMayBeTheWrongOne() throws Exception {
        assertThat(seller.get("/commerce/identity/v1/user/").body().path("username").asString()).isEqualTo("example_seller");
        seller.knob("{'wrongAccount':'another_seller'}");
        assertThat(seller.get("/commerce/identity/v1/user/").body().path("username").asString()).isEqualTo("another_seller");
        assertThat(seller.get(INVENTORY + "/inventory_item").body().path("total").asInt()).isZero();
    }

    @Test
    void oneSellerDoesNotSeeAnother() throws Exception {
        seller.register("another_seller", "refresh-2");
        var offer = seller.offerOf("CARD-1");
        seller.token = seller.tokens("grant_type=refresh_token&refresh_token=refresh-2").body().path("access_token").asString();
        assertThat(status()).isEqualTo(404);
        assertThat(seller.get(INVENTORY + "/offer/" + offer).status()).isEqualTo(404);
        assertThat(seller.change("{'offers':[{'offerId':'" + offer + "','availableQuantity':0}]}").status()).isEqualTo(207);
        assertThat(seller.buyable("CARD-1")).isOne();
    }
}
