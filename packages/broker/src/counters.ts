/** What the broker counts since its start, for `$SYS` and for those who ask. */
export class Counters {
  messagesReceived = 0;
  messagesSent = 0;
  publishReceived = 0;
  publishSent = 0;
  publishBytesReceived = 0;
  publishBytesSent = 0;
  bytesReceived = 0;
  bytesSent = 0;
  dropped = 0;
  connectionsOpened = 0;
  connectsReceived = 0;
  clientsExpired = 0;
  clientsMaximum = 0;
}
