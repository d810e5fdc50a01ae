package io.soldonce.ledger;

import static io.soldonce.item.Shelf.NOON;
import static io.soldonce.item.Shelf.details;
import static io.soldonce.item.Shelf.usd;

import io.soldonce.item.ItemFact.Verdict;
import io.soldonce.order.OrderAction;
import io.soldonce.order.OrderAction.Step;
import io.soldonce.order.OrderFact.MoneyKind;
import io.soldonce.order.OrderFact.ReturnLine;
import io.soldonce.values.ChannelId;
import java.util.List;
import java.util.Random;

/// What is done with the goods of an order, and with its money: on their way, on their way back, in whatever order it is told.
final class RandomGoods {
    private final Random random;

    RandomGoods(Random random) {
        this.random = random;
    }

    OrderAction ofAnOrder(ChannelId channel, String orderId) {
        var returnId = "R-" + random.nextInt(1, 3);
        var lineId = random.nextBoolean() ? null : lineId();
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> new OrderAction.Forward(channel, orderId, oneOf(List.of(Step.values())), lines(),
                    random.nextBoolean() ? "DHL" : null, random.nextBoolean() ? "T-" + random.nextInt(3) : null, random.nextBoolean(),
                    NOON);
            case 5, 6 -> new OrderAction.RequestReturn(channel, orderId, returnId, returned(), "does not fit", NOON);
            case 7 -> new OrderAction.ApproveReturn(channel, orderId, returnId, NOON);
            case 8 -> new OrderAction.DropReturn(channel, orderId, returnId, "keeps it", NOON);
            case 9, 10 -> new OrderAction.ReceiveReturn(channel, orderId, returnId, returned(), NOON);
            case 11, 12, 13 -> new OrderAction.InspectReturn(channel, orderId, returnId, lineId(), null, random.nextInt(0, 3),
                    oneOf(List.of(Verdict.values())), random.nextInt(5) == 0 ? details("found " + random.nextInt(3), true) : null, null,
                    NOON);
            case 14 -> new OrderAction.Refund(channel, orderId, "F-" + random.nextInt(3), lineId, usd(random.nextInt(1, 3) + ".00"), null,
                    NOON);
            default -> new OrderAction.EnterMoney(channel, orderId, "M-" + random.nextInt(3), lineId, oneOf(List.of(MoneyKind.values())),
                    usd(random.nextInt(1, 3) + ".00"), NOON);
        };
    }

    private List<ReturnLine> returned() {
        return random.nextBoolean() ? List.of() : List.of(new ReturnLine(lineId(), random.nextInt(1, 3)));
    }

    private List<String> lines() {
        return random.nextBoolean() ? List.of() : List.of(lineId());
    }

    private String lineId() {
        return "line-" + random.nextInt(1, 4);
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
