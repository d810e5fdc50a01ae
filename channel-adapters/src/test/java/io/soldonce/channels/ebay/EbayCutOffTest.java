package io.soldonce.channels.ebay;

import io.soldonce.channels.contract.CutOffContract;
import io.soldonce.channels.contract.Marketplace;

class EbayCutOffTest extends CutOffContract {
    @Override
    protected Marketplace open() {
        return new EbayMarketplace();
    }
}
