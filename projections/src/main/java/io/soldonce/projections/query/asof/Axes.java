package io.soldonce.projections.query.asof;

/// The two axes in SQL. The statement names the movements `m`; by occurrence the time is in `history`, which then is joined as `h`.
final class Axes {
    private Axes() {}

    static String join(AsOf.Axis axis) {
        return switch (axis) {
            case RECORDED -> "";
            case OCCURRED -> "join history h on h.sku_key = m.sku_key and h.log_index = m.log_index";
        };
    }

    /// Whether a movement counts at an instant, of which the statement knows the index and the time.
    static String counts(AsOf.Axis axis, String index, String time) {
        return switch (axis) {
            case RECORDED -> "m.log_index <= " + index;
            case OCCURRED -> "m.log_index <= " + index + " and h.occurred_at <= " + time;
        };
    }

    /// What a movement adds to a bucket and takes from another, as `v (bucket, units)`.
    static final String EFFECTS = "cross join lateral (values (m.to_bucket, m.quantity), (m.from_bucket, -m.quantity)) v (bucket, units)";
}
