/// A mail server on this machine's loopback, IMAP and SMTP, with a name server that knows who may sign; and a postman who signs and posts.
///
/// Nothing here is shared with what reads mails: they meet at the sockets.
package io.soldonce.sandbox.mail;
