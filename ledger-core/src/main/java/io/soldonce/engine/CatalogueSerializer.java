package io.soldonce.engine;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;

/// Lets Axon's own readers use the [EventCatalogue]. Knows events and message metadata, nothing else: a token store needs its own.
final class CatalogueSerializer implements Serializer {
    private final EventCatalogue catalogue;
    private final ProvenanceJson provenances;
    private final Converter converter = new ChainingConverter();

    CatalogueSerializer(EventCatalogue catalogue) {
        this.catalogue = catalogue;
        this.provenances = new ProvenanceJson(catalogue.mapper());
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expected) {
        SerializedObject<String> text;
        if (object instanceof MetaData values) {
            text = new SimpleSerializedObject<>(provenances.write(ProvenanceJson.fromMetaData(values)), String.class,
                    typeForClass(MetaData.class));
        } else {
            EventCatalogue.Written written = catalogue.write(object);
            text = new SimpleSerializedObject<>(written.json(), String.class, written.name(), Integer.toString(written.revision()));
        }
        return converter.convert(text, expected);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expected) {
        return converter.canConvert(String.class, expected);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Axon lets the caller choose T
    public <S, T> T deserialize(SerializedObject<S> object) {
        SerializedType type = object.getType();
        String json = converter.convert(object, String.class).getData();
        if (classForType(type) == MetaData.class) {
            return (T) ProvenanceJson.toMetaData(provenances.read(json));
        }
        return (T) catalogue.read(type.getName(), Integer.parseInt(type.getRevision()), json);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Class classForType(SerializedType type) {
        if (type.getName().equals(MetaData.class.getName())) {
            return MetaData.class;
        }
        EventCatalogue.Entry entry = catalogue.entry(type.getName());
        return entry == null ? UnknownSerializedType.class : entry.type();
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public SerializedType typeForClass(Class type) {
        EventCatalogue.Entry entry = catalogue.entry((Class<?>) type);
        return entry == null
                ? new SimpleSerializedType(type.getName(), null)
                : new SimpleSerializedType(entry.name(), Integer.toString(entry.revision()));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
