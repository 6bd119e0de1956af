#include "fake_engine.h" // gives the meta-object compiler's output a library
