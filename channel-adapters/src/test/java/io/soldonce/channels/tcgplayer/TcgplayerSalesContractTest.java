package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.contract.SalesContract;
import io.soldonce.channels.contract.Marketplace;

class TcgplayerSalesContractTest extends SalesContract {
    @Override
    protected Marketplace open() {
        return new TcgplayerMarketplace();
    }
}
