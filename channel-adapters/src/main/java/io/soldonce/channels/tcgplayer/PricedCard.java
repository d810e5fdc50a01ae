package io.soldonce.channels.tcgplayer;

import io.soldonce.values.Money;

/// One row of TCGplayer's pricing export.
///
/// @param tcgplayerId names product, condition, printing and language together
/// @param quantity    what TCGplayer has for sale; 0 is normal and means: priced, not stocked
/// @param price       what it asks, null when not priced
public record PricedCard(long line, String tcgplayerId, String productName, String setName, String condition, int quantity, Money price) {}
