package io.soldonce.sandbox.ebay;

import static io.soldonce.sandbox.ebay.Access.ADMIN;
import static io.soldonce.sandbox.ebay.Access.IDENTITY;
import static io.soldonce.sandbox.ebay.Access.NOTIFICATION;
import static io.soldonce.sandbox.ebay.Access.OPEN;
import static io.soldonce.sandbox.ebay.Access.READ_ACCOUNT;
import static io.soldonce.sandbox.ebay.Access.READ_INVENTORY;
import static io.soldonce.sandbox.ebay.Access.READ_ORDERS;
import static io.soldonce.sandbox.ebay.Access.SUBSCRIPTION;
import static io.soldonce.sandbox.ebay.Access.WRITE_INVENTORY;

import java.util.List;
import java.util.stream.Stream;

/// Every path there is, and who answers.
final class Routes {
    private static final String INVENTORY = "/sell/inventory/v1";
    private static final String NOTIFY = "/commerce/notification/v1";
    private static final String SELLER = "/sandbox/accounts/{account}";

    private Routes() {}

    static List<Route> all(Deliveries deliveries) {
        return Stream.of(inventory(), others(), notifications(deliveries), admin(new Admin(deliveries))).flatMap(List::stream).toList();
    }

    private static List<Route> inventory() {
        return List.of(
                Route.of("POST", INVENTORY + "/bulk_update_price_quantity", WRITE_INVENTORY, PriceQuantity::update),
                Route.of("PUT", INVENTORY + "/inventory_item/{sku}", WRITE_INVENTORY, Items::replace),
                Route.of("GET", INVENTORY + "/inventory_item/{sku}", READ_INVENTORY, Items::get),
                Route.of("DELETE", INVENTORY + "/inventory_item/{sku}", WRITE_INVENTORY, Items::delete),
                Route.of("GET", INVENTORY + "/inventory_item", READ_INVENTORY, Items::list),
                Route.of("POST", INVENTORY + "/bulk_create_or_replace_inventory_item", WRITE_INVENTORY, Items::bulkReplace),
                Route.of("POST", INVENTORY + "/bulk_get_inventory_item", READ_INVENTORY, Items::bulkGet),
                Route.of("POST", INVENTORY + "/offer", WRITE_INVENTORY, Offers::create),
                Route.of("GET", INVENTORY + "/offer", READ_INVENTORY, Offers::list),
                Route.of("GET", INVENTORY + "/offer/{offerId}", READ_INVENTORY, Offers::get),
                Route.of("PUT", INVENTORY + "/offer/{offerId}", WRITE_INVENTORY, Offers::replace),
                Route.of("DELETE", INVENTORY + "/offer/{offerId}", WRITE_INVENTORY, Offers::delete),
                Route.of("POST", INVENTORY + "/offer/{offerId}/publish", WRITE_INVENTORY, Publishing::publish),
                Route.of("POST", INVENTORY + "/offer/{offerId}/withdraw", WRITE_INVENTORY, Publishing::withdraw),
                Route.of("POST", INVENTORY + "/bulk_create_offer", WRITE_INVENTORY, Offers::bulkCreate),
                Route.of("POST", INVENTORY + "/bulk_publish_offer", WRITE_INVENTORY, Publishing::bulkPublish),
                Route.of("POST", INVENTORY + "/location/{key}", WRITE_INVENTORY, Locations::create),
                Route.of("GET", INVENTORY + "/location/{key}", READ_INVENTORY, Locations::get),
                Route.of("DELETE", INVENTORY + "/location/{key}", WRITE_INVENTORY, Locations::delete),
                Route.of("GET", INVENTORY + "/location", READ_INVENTORY, Locations::list),
                Route.of("POST", INVENTORY + "/location/{key}/enable", WRITE_INVENTORY, Locations::enable),
                Route.of("POST", INVENTORY + "/location/{key}/disable", WRITE_INVENTORY, Locations::disable));
    }

    private static List<Route> others() {
        return List.of(
                Route.of("POST", "/identity/v1/oauth2/token", OPEN, Tokens::grant),
                Route.of("GET", "/commerce/identity/v1/user", IDENTITY, Tokens::whoAmI),
                Route.of("GET", "/sell/fulfillment/v1/order", READ_ORDERS, Orders::list),
                Route.of("GET", "/sell/fulfillment/v1/order/{orderId}", READ_ORDERS, Orders::get),
                Route.of("GET", "/sell/account/v1/payment_policy", READ_ACCOUNT,
                        Locations.policies("PAYMENT", "paymentPolicies", "paymentPolicyId")),
                Route.of("GET", "/sell/account/v1/return_policy", READ_ACCOUNT,
                        Locations.policies("RETURN", "returnPolicies", "returnPolicyId")),
                Route.of("GET", "/sell/account/v1/fulfillment_policy", READ_ACCOUNT,
                        Locations.policies("FULFILLMENT", "fulfillmentPolicies", "fulfillmentPolicyId")));
    }

    private static List<Route> notifications(Deliveries deliveries) {
        var destinations = new Destinations(deliveries.http());
        var subscriptions = new Subscriptions(deliveries);
        return List.of(
                Route.of("GET", NOTIFY + "/config", NOTIFICATION, Destinations::config),
                Route.of("PUT", NOTIFY + "/config", NOTIFICATION, Destinations::configure),
                Route.of("POST", NOTIFY + "/destination", NOTIFICATION, destinations::create),
                Route.of("GET", NOTIFY + "/destination", NOTIFICATION, Destinations::list),
                Route.of("GET", NOTIFY + "/destination/{id}", NOTIFICATION, Destinations::get),
                Route.of("PUT", NOTIFY + "/destination/{id}", NOTIFICATION, destinations::replace),
                Route.of("DELETE", NOTIFY + "/destination/{id}", NOTIFICATION, Destinations::delete),
                Route.of("GET", NOTIFY + "/topic/{topic}", NOTIFICATION, Subscriptions::topic),
                Route.of("POST", NOTIFY + "/subscription", SUBSCRIPTION, Subscriptions::create),
                Route.of("GET", NOTIFY + "/subscription", SUBSCRIPTION, Subscriptions::list),
                Route.of("GET", NOTIFY + "/subscription/{id}", SUBSCRIPTION, Subscriptions::get),
                Route.of("PUT", NOTIFY + "/subscription/{id}", SUBSCRIPTION, Subscriptions::replace),
                Route.of("DELETE", NOTIFY + "/subscription/{id}", SUBSCRIPTION, Subscriptions::delete),
                Route.of("POST", NOTIFY + "/subscription/{id}/enable", SUBSCRIPTION, Subscriptions::enable),
                Route.of("POST", NOTIFY + "/subscription/{id}/disable", SUBSCRIPTION, Subscriptions::disable),
                Route.of("POST", NOTIFY + "/subscription/{id}/test", SUBSCRIPTION, subscriptions::test),
                Route.of("GET", NOTIFY + "/public_key/{kid}", NOTIFICATION, SigningKey::show));
    }

    private static List<Route> admin(Admin admin) {
        return List.of(
                Route.of("PUT", SELLER, ADMIN, admin::account),
                Route.of("PUT", SELLER + "/catalogue", ADMIN, admin::catalogue),
                Route.of("POST", SELLER + "/purchases", ADMIN, admin::purchase),
                Route.of("GET", SELLER + "/offers/{sku}", ADMIN, admin::offer),
                Route.of("POST", SELLER + "/orders/{orderId}/cancellation", ADMIN, admin::cancellation),
                Route.of("POST", SELLER + "/orders/{orderId}/payment", ADMIN, admin::payment),
                Route.of("POST", SELLER + "/listings/{sku}", ADMIN, admin::edit),
                Route.of("POST", SELLER + "/consents", ADMIN, admin::consent),
                Route.of("GET", SELLER + "/knobs", ADMIN, admin::knobs),
                Route.of("POST", SELLER + "/knobs", ADMIN, admin::turnKnobs));
    }
}
