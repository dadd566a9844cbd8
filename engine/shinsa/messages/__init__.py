"""What shinsa says, in English, Japanese and Chinese: messages with named places, and the forms numbers take."""
