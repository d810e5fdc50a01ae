package io.soldonce.channels.ebay;

import io.soldonce.channels.contract.Marketplace;
import io.soldonce.channels.contract.SalesContract;

class EbaySalesContractTest extends SalesContract {
    @Override
    protected Marketplace open() {
        return new EbayMarketplace();
    }
}
