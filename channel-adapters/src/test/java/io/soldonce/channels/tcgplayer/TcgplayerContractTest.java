package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.contract.ChannelContract;
import io.soldonce.channels.contract.Marketplace;

class TcgplayerContractTest extends ChannelContract {
    @Override
    protected Marketplace open() {
        return new TcgplayerMarketplace();
    }
}
