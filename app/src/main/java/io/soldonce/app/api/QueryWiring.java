package io.soldonce.app.api;

import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.projections.query.DesiredFile;
import io.soldonce.projections.query.ExceptionQueue;
import io.soldonce.projections.query.Explanation;
import io.soldonce.projections.query.ItemList;
import io.soldonce.projections.query.ItemLookup;
import io.soldonce.projections.query.ListingLookup;
import io.soldonce.projections.query.LogLines;
import io.soldonce.projections.query.OrderLookup;
import io.soldonce.projections.query.Story;
import io.soldonce.projections.query.channel.ChannelBoard;
import io.soldonce.projections.query.channel.DryRunDiff;
import io.soldonce.projections.query.channel.OpenTasks;
import io.soldonce.projections.query.channel.PushLog;
import io.soldonce.projections.query.channel.SinceYesterday;
import io.soldonce.projections.query.channel.SkuStory;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The queries, which know nothing of Spring.
@Configuration(proxyBeanMethods = false)
@Import({ChannelBoard.class, ChannelLookup.class, DesiredFile.class, DryRunDiff.class, ExceptionQueue.class, Explanation.class,
        ItemList.class, ItemLookup.class, ListingLookup.class, LogLines.class, OpenTasks.class, OrderLookup.class, PushLog.class,
        SinceYesterday.class, SkuStory.class, Story.class})
class QueryWiring {}
