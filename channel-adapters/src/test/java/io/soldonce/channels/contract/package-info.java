/// What every channel has to pass, whatever its protocol.
package io.soldonce.channels.contract;
