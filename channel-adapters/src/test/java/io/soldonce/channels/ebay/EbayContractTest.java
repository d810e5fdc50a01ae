package io.soldonce.channels.ebay;

import io.soldonce.channels.contract.ChannelContract;
import io.soldonce.channels.contract.Marketplace;

class EbayContractTest extends ChannelContract {
    @Override
    protected Marketplace open() {
        return new EbayMarketplace();
    }
}
