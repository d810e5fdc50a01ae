/// How fast is it? Nothing here runs with the tests.
package io.soldonce.bench;
