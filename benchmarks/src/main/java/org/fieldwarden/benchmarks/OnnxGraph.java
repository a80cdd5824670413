package org.fieldwarden.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Writes an ONNX graph of 32-bit floats, node by node; field numbers as in onnx.proto3 of ONNX 1.8 (operator set 13). */
final class OnnxGraph {

    private static final int IR_VERSION = 7;
    private static final int OPERATOR_SET = 13;
    private static final int FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_STRING = 3;
    private static final int ATTRIBUTE_INTS = 7;

    private final ProtobufWriter graph = new ProtobufWriter().text(2, "network");

    void input(String name, long... shape) {
        graph.message(11, valueInfo(name, shape));
    }

    void output(String name, long... shape) {
        graph.message(12, valueInfo(name, shape));
    }

    void constant(String name, float[] values, List<Integer> shape) {
        ProtobufWriter tensor = new ProtobufWriter();
        shape.forEach(size -> tensor.number(1, size));
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        graph.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array()));
    }

    void node(String operator, List<String> inputs, List<String> outputs, Attribute... attributes) {
        ProtobufWriter node = new ProtobufWriter();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(3, operator + "." + outputs.get(0)).text(4, operator);
        for (Attribute attribute : attributes) {
            node.message(5, attribute.message());
        }
        graph.message(1, node);
    }

    byte[] toModel() {
        return new ProtobufWriter()
                .number(1, IR_VERSION)
                .text(2, "fieldwarden")
                .message(7, graph)
                .message(8, new ProtobufWriter().text(1, "").number(2, OPERATOR_SET))
                .toBytes();
    }

    private static ProtobufWriter valueInfo(String name, long... sizes) {
        ProtobufWriter shape = new ProtobufWriter();
        for (long size : sizes) {
            shape.message(1, new ProtobufWriter().number(1, size));
        }
        ProtobufWriter tensor = new ProtobufWriter().number(1, FLOAT).message(2, shape);
        return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
    }

    /** A named setting of a node. */
    record Attribute(ProtobufWriter message) {

        static Attribute of(String name, int value) {
            return new Attribute(
                    new ProtobufWriter().text(1, name).number(3, value).number(20, ATTRIBUTE_INT));
        }

        static Attribute of(String name, String value) {
            return new Attribute(
                    new ProtobufWriter().text(1, name).text(4, value).number(20, ATTRIBUTE_STRING));
        }

        static Attribute of(String name, int... values) {
            ProtobufWriter message = new ProtobufWriter().text(1, name);
            for (int value : values) {
                message.number(8, value);
            }
            return new Attribute(message.number(20, ATTRIBUTE_INTS));
        }
    }
}
