/// The doors to the sandbox marketplaces: buying there as a buyer would, and switching their faults.
package io.soldonce.app.sandbox;
