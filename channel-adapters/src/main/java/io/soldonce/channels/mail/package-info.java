/// E-mail as a source of facts: a mailbox read without leaving a trace, what a person sees of a mail, and proof of who wrote it.
package io.soldonce.channels.mail;
