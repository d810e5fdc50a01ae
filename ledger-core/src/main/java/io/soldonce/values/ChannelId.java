package io.soldonce.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// One account at one marketplace, `ebay`, a second one `ebay-2`: 1 to 30 of a-z, 0-9 and `-`, a letter first.
public record ChannelId(@JsonValue String value) implements Comparable<ChannelId> {
    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9-]{0,29}");

    @JsonCreator
    public ChannelId {
        if (value == null || !ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("not a channel id: " + Text.shown(value)
                    + "; a channel id has 1 to 30 of a-z, 0-9 and -, a letter first");
        }
    }

    @Override
    public int compareTo(ChannelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
