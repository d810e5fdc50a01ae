package io.soldonce.app.api;

/// Money as it comes in: the amount as text, `{"amount": "4.11", "currency": "USD"}`.
record Price(String amount, String currency) {}
