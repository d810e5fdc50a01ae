/// The channels this application is connected to: their adapters, their loops, their doors. The one place that knows each marketplace.
package io.soldonce.app.channels;
