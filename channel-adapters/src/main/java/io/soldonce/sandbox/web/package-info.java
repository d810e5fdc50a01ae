/// The smallest frame over an embedded Tomcat that a sandbox marketplace needs: routes, requests, answers, pages and knobs.
///
/// A marketplace has one [Routes], hands it to [WebServer#start], and keeps its knobs in its own schema through a [KnobStore].
package io.soldonce.sandbox.web;
