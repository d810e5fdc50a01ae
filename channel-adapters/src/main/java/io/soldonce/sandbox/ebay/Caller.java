package io.soldonce.sandbox.ebay;

import java.util.Set;

/// Who calls, as the access token tells.
///
/// @param account the seller whose stock and orders are meant
/// @param owner   the account whose knobs count; another one only under [Knob#WRONG_ACCOUNT]
/// @param isUser  false for an application token
record Caller(String account, String owner, String clientId, boolean isUser, Set<String> scopes, Knobs knobs) {}
