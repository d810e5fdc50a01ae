/// Mails as a source of sales: kept as they came before anybody reads them, then read in the order they came.
package io.soldonce.reconciler.mail;
