package broken.tax;

class ReturnsFloats {
    float[] rates() {
        return new float[0];
    }
}
