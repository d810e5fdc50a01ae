package io.soldonce.sandbox.web;

import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// One request.
///
/// @param path      as it was asked for, still encoded, without the query
/// @param variables from the path, decoded
/// @param query     of the address; the last value where a name is twice
/// @param form      fields of a form, urlencoded or multipart, in their order; empty for other bodies
/// @param files     of a multipart form, by field
/// @param cookies   by name
/// @param headers   by name in lower case
/// @param body      the raw text of a body that is no multipart form
public record Call(String method, String path, Map<String, String> variables, Map<String, String> query, Map<String, String> form,
        Map<String, Upload> files, Map<String, String> cookies, Map<String, String> headers, String body) {
    /// A file of a multipart form.
    ///
    /// @param name as the browser told it, without a directory
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Upload(String name, byte[] content) {}

    /// A variable of the path.
    public String variable(String name) {
        return variables.get(name);
    }

    /// The body as a JSON object; an empty body is an empty object.
    ///
    /// @throws Refusal 400 when it is something else
    public ObjectNode json() {
        try {
            if (body.isBlank()) {
                return Json.object();
            }
            if (Json.parse(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new Refusal(400, "The body is not JSON: " + e.getOriginalMessage());
        }
        throw new Refusal(400, "The body must be a JSON object.");
    }
}
