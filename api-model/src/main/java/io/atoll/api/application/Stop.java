package io.atoll.api.application;

import java.time.Duration;

/**
 * @param drain how long sessions may take to end before the signal
 * @param grace from the signal to SIGKILL
 */
public record Stop(String signal, Duration drain, Duration grace) {}
