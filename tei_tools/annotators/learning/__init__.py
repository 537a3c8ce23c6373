"""A small model of our own: a perceptron over the words, with what our rules say of them among its features."""
