/// Who is asking: a program with the bearer token, or the owner signed in by form. Nobody else gets further than the sign-in page.
package io.soldonce.app.security;
