/// Telling a person: exceptions on the board, and alerts by webhook or mail.
package io.soldonce.reconciler.alert;
