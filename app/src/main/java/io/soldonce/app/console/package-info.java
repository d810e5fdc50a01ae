/// The pages for people: rendered here, alive by the log, usable without a mouse.
package io.soldonce.app.console;
