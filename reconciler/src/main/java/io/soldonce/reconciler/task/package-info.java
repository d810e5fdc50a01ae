/// What a person is asked to do at marketplaces no program can write to, and the person's word of it.
package io.soldonce.reconciler.task;
